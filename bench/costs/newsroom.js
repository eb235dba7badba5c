import postgres from 'postgres';
import { startWordPress } from '../wordpress/site.js';
import { chanceFrom } from '../synthetic/chance.js';
import { writerOf } from '../synthetic/words.js';

const summaryLetters = 160;
const seed = 33;

/**
 * A WordPress with the articles of a synthetic record as posts, each with a text. Its summary, the text's beginning,
 * becomes the article's summary too. WordPress shows nobody a post of a later day.
 * @param {string} url of the record's database
 */
export async function startNewsroom(folder, url) {
	const sql = postgres(url, { max: 1, onnotice: () => {} });
	const articles = await sql`
		select a.id, headline, lang, published_earliest::text as day,
			array(select topic_id from article_topic where article_id = a.id) as topics
		from article a
		where state = 'published' and published_earliest < current_date is not false
		order by id`;
	const write = writerOf(chanceFrom(seed));
	const posts = articles.map((article) => {
		const text = Array.from({ length: 12 }, () => write.sentence(article.lang, 25, 45));
		return { ...article, text, summary: text.join(' ').slice(0, summaryLetters) };
	});
	await sql`
		update article set summary = post.summary
		from jsonb_to_recordset(${sql.json(posts)}) as post(id text, summary text)
		where post.id = article.id`;
	await sql.end();
	const wordpress = await startWordPress(folder, '0');
	const { articles: addresses, topics, api, feed, search } = wordpress.fill(posts);
	const kinds = {
		article: addresses,
		topic: topics,
		'API: an article': api,
		'feed of articles': [feed],
		search: ['government', 'privacy', 'takedown+hours'].map((word) => search + word)
	};
	return {
		name: 'WordPress',
		start: async () => {},
		end: async () => {},
		close: wordpress.end,
		pids: wordpress.pids,
		addresses: (kind) => kinds[kind]
	};
}
