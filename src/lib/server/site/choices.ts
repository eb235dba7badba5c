import { getTableColumns } from 'drizzle-orm';
import { onPublished } from '../../nouns/cards.server.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { cachedByVersion } from '../db/version.ts';

export type Choices = Omit<typeof t.siteChoice.$inferSelect, 'only'>;

const { only: _only, picture: _picture, ...words } = getTableColumns(t.siteChoice);
const none: Omit<Choices, 'picture'> & { operator: string | null } = {
	featuredId: null,
	operatorId: null,
	operator: null,
	networks: [],
	about: '',
	pictureAlt: ''
};

/** With the address of the stakeholder that runs this copy, where readers see it. */
export const siteChoices = cachedByVersion(async () => {
	const [row] = await db
		.select({ ...words, operatorId: t.operatorId, operator: t.stakeholder.slug })
		.from(t.siteChoice)
		.leftJoin(t.stakeholder, onPublished(t.stakeholder, t.operatorId));
	return row ?? none;
});
