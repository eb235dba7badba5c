-- Normalises text for comparison. It removes case, accents, vowel signs, tatweel, joiners and direction marks. It unifies
-- the letters that Arabic, Persian and Urdu keyboards interchange (yeh, kaf, heh, alef, waw, digits). Plain ASCII, which
-- is most of the record, only needs lower case.
CREATE FUNCTION fold(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = public
AS $$
SELECT CASE WHEN octet_length(value) = length(value) THEN lower(value) ELSE translate(
	lower(unaccent('unaccent'::regdictionary, regexp_replace(normalize(value, NFKC),
		U&'[\00AD\0610-\061C\0640\064B-\065F\0670\06D6-\06DC\06DF-\06E4\06E7\06E8\06EA-\06ED\200B-\200F\202A-\202E\2066-\2069\FEFF]',
		'', 'g'))),
	U&'\064A\0649\0626\0643\0647\06BE\06C0\06C2\0629\06C3\06D5\0623\0625\0622\0671\0624\06D3\0660\0661\0662\0663\0664\0665\0666\0667\0668\0669\06F0\06F1\06F2\06F3\06F4\06F5\06F6\06F7\06F8\06F9',
	U&'\06CC\06CC\06CC\06A9\06C1\06C1\06C1\06C1\06C1\06C1\06C1\0627\0627\0627\0627\0648\06D201234567890123456789') END
$$;

-- Indexes English words by their stems, others unchanged. Two words with a joiner between them (U+200C, as in آن‌لائن) are
-- indexed as one word and as two.
CREATE FUNCTION search_words(value text, lang text) RETURNS tsvector
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = public
AS $$
SELECT to_tsvector(CASE WHEN lang LIKE 'en%' THEN 'english'::regconfig ELSE 'simple'::regconfig END,
	fold(CASE WHEN strpos(value, U&'\200C') > 0 THEN value || ' ' || replace(value, U&'\200C', ' ') ELSE value END))
$$;

-- Makes a query for one word as the index holds it.
CREATE FUNCTION search_lexeme(word text) RETURNS tsquery
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$ SELECT ('''' || replace(replace(word, '\', '\\'), '''', '''''') || '''')::tsquery $$;

-- Makes a query that matches all words, by English stem or unchanged; with `phrase`, one after another. It ignores English
-- stop words, and is null if there are no others.
CREATE FUNCTION search_query(words text, phrase boolean DEFAULT false) RETURNS tsquery
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL RESTRICTED
SET search_path = public
AS $$
DECLARE
	folded text := fold(words);
	asked tsquery := CASE WHEN phrase THEN phraseto_tsquery('english', folded) ELSE plainto_tsquery('english', folded) END;
	word record;
BEGIN
	IF numnode(asked) = 0 THEN RETURN NULL; END IF;
	FOR word IN SELECT lexeme, (ts_lexize('english_stem', lexeme))[1] AS stem FROM unnest(to_tsvector('simple', folded)) LOOP
		IF word.stem <> word.lexeme THEN
			asked := ts_rewrite(asked, search_lexeme(word.stem), search_lexeme(word.stem) || search_lexeme(word.lexeme));
		END IF;
	END LOOP;
	IF strpos(words, U&'\200C') > 0 THEN
		asked := asked || coalesce(search_query(replace(words, U&'\200C', ' '), phrase), '');
	END IF;
	RETURN asked;
END $$;

-- Puts names between line breaks, so that a search can match a whole name.
CREATE FUNCTION search_names(names text[]) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = public
AS $$ SELECT E'\n' || fold(array_to_string(names, E'\n')) || E'\n' $$;

-- Filters match tags, which no text contains: `=k:court`, `=e:leak`. Days and months are tagged with and without the year.
CREATE FUNCTION search_tags(noun text, kind stakeholder_kind, shelf integer, lang text, regulations text[], stances stance[], positions text[],
	others text[], earliest date, latest date)
RETURNS tsvector
LANGUAGE sql STABLE PARALLEL SAFE
AS $$
SELECT array_to_tsvector(array_remove(
	ARRAY['=n:' || noun, '=k:' || kind::text, '=y:' || shelf, '=l:' || lang]
		|| array(SELECT '=r:' || id FROM unnest(regulations) id)
		|| array(SELECT '=s:' || stance::text FROM unnest(stances) stance)
		|| array(SELECT '=p:' || pair FROM unnest(positions) pair)
		|| others
		|| CASE WHEN earliest = latest THEN ARRAY['=d:' || to_char(latest, 'YYYY-MM-DD'), '=d:' || to_char(latest, 'MM-DD')] END
		|| CASE WHEN to_char(earliest, 'YYYY-MM') = to_char(latest, 'YYYY-MM')
			THEN ARRAY['=m:' || to_char(latest, 'YYYY-MM'), '=m:' || to_char(latest, 'MM')] END,
	NULL))
$$;
