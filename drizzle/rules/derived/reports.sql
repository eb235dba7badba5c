-- The public articles whose report other public ones print too, by shared text. Drafts may be among those that share it,
-- and nothing may tell of them.
CREATE VIEW shared_report AS
SELECT own.article_id, printed.headline, own.report
FROM article_report own JOIN article printed ON printed.id = own.article_id
WHERE printed.state = 'published' AND EXISTS (
	SELECT FROM article_report other JOIN article beside ON beside.id = other.article_id
	WHERE other.report = own.report AND other.article_id <> own.article_id AND beside.state = 'published'
);

-- The articles that print a report which others print too, because of shared text or as a declared copy; stored in the
-- table `article_printing`. A copy joins the earliest article with the same headline; copies of an article that is not on
-- record form one report. OFFSET 0 makes the planner fold each headline once.
CREATE VIEW printed_report AS
SELECT article_id, fold(headline) AS headline, report FROM shared_report
UNION ALL
SELECT copy.id, words.headline, coalesce(original.report, 'copies-' || md5(words.headline))
FROM article copy
CROSS JOIN LATERAL (SELECT fold(copy.headline) AS headline OFFSET 0) words
LEFT JOIN LATERAL (
	SELECT coalesce(theirs.report, first.id) AS report
	FROM article first LEFT JOIN shared_report theirs ON theirs.article_id = first.id
	WHERE fold(first.headline) = words.headline AND first.source_type <> 'repost' AND first.state = 'published'
	ORDER BY first.published_earliest NULLS LAST, first.id LIMIT 1
) original ON true
WHERE copy.source_type = 'repost' AND copy.headline IS NOT NULL AND copy.state = 'published'
	AND NOT EXISTS (SELECT FROM shared_report own WHERE own.article_id = copy.id)
UNION ALL
SELECT original.id, words.headline, original.id
FROM article original
CROSS JOIN LATERAL (SELECT fold(original.headline) AS headline OFFSET 0) words
WHERE original.source_type <> 'repost' AND original.state = 'published'
	AND EXISTS (
		SELECT FROM article copy
		WHERE fold(copy.headline) = words.headline AND copy.source_type = 'repost' AND copy.state = 'published'
	)
	AND NOT EXISTS (SELECT FROM shared_report own WHERE own.article_id = original.id);

-- Rewrites the reports of some articles, of those that share or shared theirs, and of those that have or had the same
-- headline. Returns the articles whose report is another now.
CREATE FUNCTION refresh_printings(ids text[]) RETURNS SETOF text
LANGUAGE plpgsql AS $$
DECLARE
	sharing text[];
	affected text[];
	before jsonb;
BEGIN
	sharing := ARRAY(
		SELECT unnest(ids)
		UNION
		SELECT other.article_id FROM article_report other
		WHERE other.report IN (
			SELECT report FROM article_report WHERE article_id = ANY (ids)
			UNION SELECT report FROM article_printing WHERE article_id = ANY (ids)
		)
	);
	affected := ARRAY(
		SELECT unnest(sharing)
		UNION
		SELECT other.id FROM article other
		WHERE fold(other.headline) IN (
			SELECT fold(headline) FROM article WHERE id = ANY (sharing)
			UNION SELECT headline FROM article_printing WHERE article_id = ANY (sharing)
		)
	);
	before := (
		SELECT coalesce(jsonb_object_agg(article_id, report), '{}') FROM article_printing WHERE article_id = ANY (affected)
	);
	DELETE FROM article_printing WHERE article_id = ANY (affected);
	INSERT INTO article_printing (article_id, headline, report)
	SELECT article_id, headline, report FROM printed_report WHERE article_id = ANY (affected);
	-- An article that shares no report is its own.
	RETURN QUERY
	SELECT id FROM unnest(affected) id LEFT JOIN article_printing printing ON printing.article_id = id
	WHERE coalesce(printing.report, id) <> coalesce(before ->> id, id);
END $$;
