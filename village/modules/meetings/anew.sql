-- A plan that was closed and opened again: what fell due before it opened ended with the plan as it was. It keeps no new day
-- away, nobody is called to it, and it stands in no calendar.

-- Open plans with a day to look back that is not written down yet: the day that was agreed, and the evaluation whose months
-- count from the opening or from the last one. By whose law, so that the clock asks the right file.
CREATE OR REPLACE FUNCTION app.reviews_to_begin(p_limit int) RETURNS TABLE (village_id uuid, plan_id uuid, occasion text, day date, jurisdiction text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY
    SELECT p.village_id, p.id, 'evaluation', greatest(p.opened_at::date, (SELECT max(r.due_on) FROM meetings_review r
        WHERE r.village_id = p.village_id AND r.plan_id = p.id AND r.occasion = 'evaluation')), v.jurisdiction::text
      FROM family_plans_familyplan p JOIN villages_village v ON v.id = p.village_id
      WHERE p.closed_at IS NULL AND 'meetings' = ANY (v.modules) AND NOT EXISTS (SELECT 1 FROM meetings_review r
        WHERE r.village_id = p.village_id AND r.plan_id = p.id AND r.occasion = 'evaluation' AND r.due_on >= p.opened_at::date AND NOT EXISTS (
          SELECT 1 FROM meetings_lookedback l WHERE l.village_id = r.village_id AND l.review_id = r.id))
    UNION ALL
    SELECT p.village_id, p.id, 'agreed', p.review_on, v.jurisdiction::text
      FROM family_plans_familyplan p JOIN villages_village v ON v.id = p.village_id
      WHERE p.closed_at IS NULL AND 'meetings' = ANY (v.modules) AND NOT EXISTS (SELECT 1 FROM meetings_review r
        WHERE r.village_id = p.village_id AND r.plan_id = p.id AND r.occasion = 'agreed' AND r.due_on >= p.review_on)
    LIMIT p_limit;
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- Looks back that nobody was told of yet: ids and days, never a word.
CREATE OR REPLACE FUNCTION app.reviews_to_tell(p_limit int) RETURNS TABLE (village_id uuid, review_id uuid, due_on date, jurisdiction text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT r.village_id, r.id, r.due_on, v.jurisdiction::text FROM meetings_review r
    JOIN family_plans_familyplan p ON p.village_id = r.village_id AND p.id = r.plan_id
    JOIN villages_village v ON v.id = r.village_id
    WHERE r.said_on IS NULL AND p.closed_at IS NULL AND r.due_on >= p.opened_at::date AND r.due_on <= current_date + 100 AND NOT EXISTS (
      SELECT 1 FROM meetings_lookedback l WHERE l.village_id = r.village_id AND l.review_id = r.id)
    ORDER BY r.due_on LIMIT p_limit;
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- When one looks back together: for those whose plan it is, and for who coordinates it.
CREATE OR REPLACE FUNCTION app.my_review_days() RETURNS TABLE (id uuid, due_on date, changed_at timestamptz)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY
  SELECT r.id, r.due_on, r.created_at
  FROM meetings_review r JOIN family_plans_familyplan p ON p.village_id = r.village_id AND p.id = r.plan_id AND p.closed_at IS NULL
  WHERE r.village_id = app.village() AND r.due_on >= p.opened_at::date
    AND NOT EXISTS (SELECT 1 FROM meetings_lookedback l WHERE l.village_id = r.village_id AND l.review_id = r.id)
    AND app.day_shows(r.subject_id, r.item_id, r.kind, r.created_at, CASE WHEN p.coordinator_id = app.person() THEN '{1,2,3,4}' ELSE '{2}' END::int[]);
  PERFORM set_config('app.maintenance', '', true);
END $$;
