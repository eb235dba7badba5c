-- Items that name a law are found by these words and tags of it.
CREATE VIEW search_law AS (
SELECT id, title || E'\n' || array_to_string(aliases, E'\n') AS names, '=c:' || jurisdiction AS country,
	'=i:' || instrument::text AS instrument
FROM regulation
WHERE state = 'published'
);

-- The table `search_entry` holds this view as rows: items that are published, in the words that readers see. Each
-- search/<noun>.sql selects, in this order: noun, row_id, names, words, kind, shelf, latest, lang, regulations, stances,
-- positions, others, earliest. They stand in the order of `searchNouns` (domain/search/search.ts), and the first of them
-- gives the columns their names and types. A text is cut where PostgreSQL would refuse to index it; no item has as much.
-- Rows that hang on an item are read from their own side (a state by a query of its own, and not by a join), whatever the
-- planner knows of sizes: a law may have ten thousand statements.
CREATE VIEW search_document AS (
WITH plain AS (
	-- search/*.sql
)
SELECT noun, row_id, names,
	words || search_tags(noun, kind, shelf, lang, regulations, stances, positions, others, earliest, latest) AS vector,
	kind, shelf::smallint AS shelf, latest, lang, regulations, stances, positions
FROM plain
);

-- Rewrites those entries of some items that differ from the view.
CREATE FUNCTION refresh_search(of_noun text, ids text[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	WITH fresh AS MATERIALIZED (
		SELECT * FROM search_document WHERE noun = of_noun AND row_id = ANY (ids)
	),
	gone AS (
		DELETE FROM search_entry entry
		WHERE entry.noun = of_noun AND entry.row_id = ANY (ids)
			AND NOT EXISTS (SELECT FROM fresh WHERE fresh.row_id = entry.row_id)
	)
	INSERT INTO search_entry AS entry
		(noun, row_id, names, vector, kind, shelf, latest, lang, regulations, stances, positions)
	SELECT noun, row_id, names, vector, kind, shelf, latest, lang, regulations, stances, positions FROM fresh
	ON CONFLICT (noun, row_id) DO UPDATE SET
		names = excluded.names, vector = excluded.vector, kind = excluded.kind, shelf = excluded.shelf,
		latest = excluded.latest, lang = excluded.lang, regulations = excluded.regulations,
		stances = excluded.stances, positions = excluded.positions
	WHERE (entry.names, entry.vector, entry.kind, entry.latest, entry.positions)
		IS DISTINCT FROM (excluded.names, excluded.vector, excluded.kind, excluded.latest, excluded.positions);
END $$;
