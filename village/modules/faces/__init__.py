"""A face beside the name of somebody who works here: put there by that person, and gone in the moment it is taken away (C-05).

Never of a child or of a family: who has no work in the village has no face here."""
