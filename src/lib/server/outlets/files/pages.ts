import type { ListName } from '../../../domain/files.ts';
import { filterQuery } from '../../../domain/filters.ts';
import { recordLicence } from '../../../domain/files.ts';
import { type Name, nounOf } from '../../../domain/nouns.ts';
import { itemKey, publishedOrRedirect } from '../../redirects.ts';
import * as articles from '../../../nouns/article/queries.server.ts';
import * as campaigns from '../../../nouns/campaign/queries.server.ts';
import * as corrections from '../../desk/corrections/index.ts';
import * as events from '../../../nouns/event/queries.server.ts';
import { findPublic, represent, readPage } from '../exports/index.ts';
import { origin } from '../../settings.ts';
import * as stakeholders from '../../../nouns/stakeholder/queries.server.ts';
import * as statements from '../../../nouns/statement/queries.server.ts';
import * as topics from '../../../nouns/topic/queries.server.ts';
import type { Whole } from './answer.ts';
import type { Row } from '../../../nouns/derive/csv.ts';

/** A page's file holds this many rows of a list and links to the whole list. */
const most = 200;

const beside: { [N in ListName]?: (item: Row<N>) => Promise<object> } = {
	async regulations({ slug: regulation }) {
		const [happened, said, articles] = await Promise.all([
			some('events', { regulation }),
			some('statements', { regulation }),
			some('articles', { regulation })
		]);
		return { events: happened, statements: said, articles };
	},

	async stakeholders({ slug }) {
		const [page, said, memberships, members] = await Promise.all([
			stakeholders.get(slug),
			some('statements', { stakeholder: slug }),
			some('memberships', { member: slug }),
			some('memberships', { group: slug })
		]);
		const positions = page?.state === 'published' ? page.positions : [];
		return {
			positions: positions.map(({ id, as, stance, date, regulation, statementId }) => ({
				id,
				as,
				stance,
				date,
				regulation: { ...regulation, url: at('regulations', regulation.slug) },
				statement: at('statements', statementId)
			})),
			statements: said,
			memberships,
			members
		};
	},

	async statements({ id }) {
		const page = await statements.get(id);
		if (page?.state !== 'published') return {};
		return {
			represented: page.represented.map(({ group, member }) => ({
				member: { ...member, url: at('stakeholders', member.slug) },
				through: { ...group, url: at('stakeholders', group.slug) }
			})),
			before_and_after: page.others.map(({ id, date, stance, regulation }) => ({
				url: at('statements', id),
				date,
				stance,
				regulation
			}))
		};
	},

	async articles({ slug }) {
		const page = await articles.get(slug);
		if (page?.state !== 'published') return {};
		const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
		const [happened, said] = await Promise.all([
			represent.events(ids(page.events)),
			represent.statements(ids(page.statements))
		]);
		return { events: happened, statements: said };
	},

	async events({ id }) {
		const page = await events.get(id);
		if (page?.state !== 'published') return {};
		const { before, after } = page;
		return {
			before: before ? at('events', before.id) : null,
			after: after ? at('events', after.id) : null
		};
	},

	async topics({ slug: topic }) {
		const [shown, articles, page] = await Promise.all([
			some('regulations', { topic }),
			some('articles', { topic }),
			topics.get(topic)
		]);
		const latest = page?.state === 'published' ? page.statements.map(({ id }) => id) : [];
		return {
			regulations: shown,
			articles,
			latest_statements: await represent.statements(latest)
		};
	},

	async campaigns({ slug }) {
		const page = await campaigns.get(slug);
		if (page?.state !== 'published') return {};
		return { statements: await represent.statements(page.statements.map(({ id }) => id)) };
	}
};

const at = (name: Name, key: string) => `${origin()}/${name}/${key}`;

async function some(name: Name, chosen: Record<string, string>) {
	const { rows, next } = await readPage(name, chosen, { limit: most });
	const list = name === 'memberships' ? '/api/v1/memberships' : `/${name}.json`;
	return { all: origin() + list + filterQuery(chosen), complete: next === undefined, rows };
}

type Asked = Parameters<typeof publishedOrRedirect>[1];

/** Reads the item of an address. @throws 308 to its present address, 410 for withdrawn items, 404 */
export async function publicItemAt<N extends ListName>(name: N, asked: Asked): Promise<Row<N>> {
	const found = await findPublic(name, itemKey(asked.params));
	return ((await publishedOrRedirect(nounOf[name], asked, found)) as { item: Row<N> }).item;
}

const correctionRow = ({ answer, made, changes, mended }: corrections.CorrectionOf) => ({
	made,
	answer,
	changes: changes.map(({ noun, id, version }) => ({ noun, id, version })),
	differences: mended.map(({ version, since, changes }) => ({ version, since, fields: changes }))
});

export function pageFile<N extends ListName>(name: N) {
	return async (asked: Asked): Promise<Whole> => {
		const item = await publicItemAt(name, asked);
		const read = beside[name] as ((item: Row<N>) => Promise<object>) | undefined;
		const data = {
			source: item.url,
			licence: recordLicence,
			[nounOf[name]]: item,
			corrections: (await corrections.listForItem(nounOf[name], item.id)).map(correctionRow),
			...(await read?.(item))
		};
		return { text: `${JSON.stringify(data)}\n` };
	};
}
