-- How many promises ended and how many on time, of all organisations of the village at once: asked one by one, each of them
-- went through every promise of the village. What may be shown stays as it was: a number under the village's threshold is
-- not said, and when it hides in one part the whole stays and both parts go. Of whom the whole is too small, nothing is said.
-- It is summed as the rows come: a sort would first put all promises of a year in order.
CREATE OR REPLACE FUNCTION app.promises_kept(p_since timestamptz) RETURNS TABLE (organisation_id uuid, ended int, on_time int)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET enable_sort = off SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
DECLARE least_shown int;
BEGIN
  IF app.person() = '00000000-0000-0000-0000-000000000000' OR NOT app.strong_enough() THEN RETURN; END IF;
  SELECT greatest(small_number, 5) INTO least_shown FROM villages_village WHERE id = app.village();
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT s.organisation_id, s.a::int,
      CASE WHEN (s.b = 0 OR s.b >= least_shown) AND (s.a = s.b OR s.a - s.b >= least_shown) THEN s.b::int END
    FROM (SELECT m.organisation_id, count(*) AS a, count(*) FILTER (WHERE p.kept_at IS NOT NULL AND p.kept_at <= p.due_at AND NOT EXISTS (
          SELECT 1 FROM promises_promisechange c
          WHERE c.village_id = p.village_id AND c.promise_id = p.id AND c.changed_at > c.old_due)) AS b
      FROM promises_promise p JOIN directory_membership m ON m.village_id = p.village_id AND m.id = p.owner_id
      WHERE p.village_id = app.village() AND p.let_go_at IS NULL AND p.made_at >= p_since AND (p.kept_at IS NOT NULL
        OR (p.due_at <= now() AND EXISTS (SELECT 1 FROM access_grant g WHERE g.village_id = p.village_id AND g.reader_id = m.person_id
          AND g.subject_id = p.subject_id AND g.kinds <> 0 AND (g.item_id IS NULL OR g.item_id = p.item_id) AND g.vf <= now() AND g.vt > now())))
      GROUP BY m.organisation_id) s
    WHERE s.a >= least_shown;
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- The same for one organisation, as it was asked before: nobody asks it any more.
DROP FUNCTION IF EXISTS app.promises_kept(uuid, timestamptz);

REVOKE ALL ON FUNCTION app.promises_kept(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.promises_kept(timestamptz) TO village_app;
