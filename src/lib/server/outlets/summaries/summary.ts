import { formatDate } from '../../../domain/dates/format.ts';
import { membershipRelations } from '../../../domain/vocabulary.ts';
import type { ListName } from '../../../domain/files.ts';
import type { Row } from '../../../nouns/derive/csv.ts';
import type { FeedList } from '../../../nouns/derive/outlets.server.ts';
import { outletsOf } from '../../../nouns/index.server.ts';
import { origin } from '../../settings.ts';
import { type Summary, summary } from './parts.ts';

const memberships = (row: Row<'memberships'>) =>
	summary(row, {
		title: `${row.member.name} in ${row.group.name}`,
		text: '',
		facts: [
			[membershipRelations[row.relation], row.role].filter(Boolean).join(', '),
			...(row.as_of ? [`Seen on ${formatDate(row.as_of)}`] : [])
		],
		tags: []
	});

export const itemSummary = <N extends FeedList>(name: N, row: Row<N>): Summary =>
	name === 'memberships'
		? memberships(row as Row<'memberships'>)
		: outletsOf[name as ListName].summary!(row as never);

const host = () => new URL(origin()).hostname;

/** A tag URI (RFC 4151) identifies an item even if its address changes. */
export const permanentId = (key: string) => `tag:${host()},2026:${encodeURI(key)}`;

export const calendarId = (key: string) => `${encodeURI(key).replaceAll('/', '-')}@${host()}`;
