import { compareFilters } from '../../domain/compare.ts';
import type { Reader } from '../../domain/filters.ts';
import * as articles from '../../nouns/article/queries.server.ts';
import * as campaigns from '../../nouns/campaign/queries.server.ts';
import * as charts from '../charts/index.ts';
import * as coalitions from '../coalitions/index.ts';
import * as coming from '../coming/index.ts';
import * as events from '../../nouns/event/queries.server.ts';
import * as regulations from '../../nouns/regulation/queries.server.ts';
import * as stakeholders from '../../nouns/stakeholder/queries.server.ts';
import * as statements from '../../nouns/statement/queries.server.ts';
import * as trends from '../trends/index.ts';

const { section: _, ...inSection } = articles.filters;

/** The cards of pages, by the ids of their routes: each reads what narrows its page, and no more. */
export const cards: Record<string, Record<string, Reader>> = {
	'/card.png': {},
	'/articles/card.png': articles.filters,
	'/articles/[slug]/card.png': {},
	'/campaigns/card.png': campaigns.filters,
	'/campaigns/[slug]/card.png': {},
	'/coalitions/card.png': coalitions.filters,
	'/coming/card.png': coming.filters,
	'/compare/card.png': compareFilters,
	'/corrections/card.png': {},
	'/events/card.png': events.filters,
	'/events/[id]/card.png': {},
	'/regulations/card.png': regulations.filters,
	'/regulations/[slug]/card.png': {},
	'/regulations/[slug]/charts/[chart]/card.png': charts.regulationChoices,
	'/sections/card.png': {},
	'/sections/[slug]/card.png': inSection,
	'/stakeholders/card.png': stakeholders.filters,
	'/stakeholders/[slug]/card.png': {},
	'/statements/card.png': statements.filters,
	'/statements/[id]/card.png': {},
	'/topics/card.png': {},
	'/topics/[slug]/card.png': {},
	'/trends/card.png': trends.filters,
	'/trends/charts/[chart]/card.png': trends.filters
};
