-- Articles that print the report of another article, because of shared text or as a declared copy. A copy joins the
-- earliest article with the same headline; copies of an article that is not on record form one report. OFFSET 0 makes the
-- planner fold each headline once.
CREATE VIEW shared_report AS
SELECT article_id, report FROM article_report
UNION ALL
SELECT copy.id, coalesce(original.report, 'copies-' || md5(words.headline))
FROM article copy
CROSS JOIN LATERAL (SELECT fold(copy.headline) AS headline OFFSET 0) words
LEFT JOIN LATERAL (
	SELECT coalesce(theirs.report, first.id) AS report
	FROM article first LEFT JOIN article_report theirs ON theirs.article_id = first.id
	WHERE fold(first.headline) = words.headline AND first.source_type <> 'repost' AND first.state = 'published'
	ORDER BY first.published_earliest NULLS LAST, first.id LIMIT 1
) original ON true
WHERE copy.source_type = 'repost' AND copy.headline IS NOT NULL
	AND NOT EXISTS (SELECT FROM article_report own WHERE own.article_id = copy.id);

-- The same, and the articles whose copies these are.
CREATE VIEW article_printing AS
SELECT article_id, report FROM shared_report
UNION ALL
SELECT original.id, original.id
FROM article original
WHERE original.id IN (
		SELECT first.id FROM article copy JOIN article first ON fold(first.headline) = fold(copy.headline)
		WHERE copy.source_type = 'repost' AND first.source_type <> 'repost'
	)
	AND NOT EXISTS (SELECT FROM article_report own WHERE own.article_id = original.id);
