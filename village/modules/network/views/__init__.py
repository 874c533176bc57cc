"""The screens of who is who: for everybody, for each organisation, and for the keeper of the village."""
