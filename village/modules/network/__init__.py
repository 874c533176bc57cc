"""Who is who: what there is in the village for children and families, in plain words, and to whom one turns at a school
or in an area. Nobody needs to choose the right door: every page ends at the one where everybody may ask (C-14, C-31, W-01).
"""
