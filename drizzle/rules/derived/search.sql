-- The names and tags of a law, by which the search finds items that name it.
CREATE VIEW search_law AS (
SELECT id, title || E'\n' || array_to_string(aliases, E'\n') AS names, '=c:' || jurisdiction AS country,
	'=i:' || instrument::text AS instrument
FROM regulation
WHERE state = 'published'
);

-- The search index of published items, stored in the table `search_entry`. Each search/<noun>.sql selects, in this order:
-- noun, row_id, names, words, kind, shelf, latest, lang, regulations, stances, positions, others, earliest. The files are
-- joined in the order of `searchNouns` (domain/search/search.ts), and the first one names and types the columns. Texts are
-- cut before PostgreSQL would refuse to index them; no item is that long. Subqueries and OFFSET 0 make the planner start
-- from the item, without regard to statistics: a law may have ten thousand statements.
CREATE VIEW search_document AS (
WITH plain AS (
	-- search/*.sql
)
SELECT noun, row_id, names,
	words || search_tags(noun, kind, shelf, lang, regulations, stances, positions, others, earliest, latest) AS vector,
	kind, shelf::smallint AS shelf, latest, lang, regulations, stances, positions
FROM plain
);

-- Updates the entries of some items that differ from the view.
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
