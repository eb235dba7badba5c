import { addressWords } from './address/address.ts';
import type { StanceCounts } from './charts/positions.ts';
import type { Clocks } from './timeline/clocks.ts';
import { type Dated, formatDate } from './dates/format.ts';
import { groupBy } from './timeline/succession.ts';
import type { Proof } from './proof.ts';
import type {
	Channel,
	DateBasis,
	Demand,
	EventKind,
	HeadlineBasis,
	Instrument,
	Outcome,
	Section,
	SourceType,
	StakeholderKind,
	Stance,
	Status
} from './vocabulary.ts';

export interface StakeholderName {
	slug: string;
	name: string;
	kind: StakeholderKind;
}

export interface StakeholderRow extends StakeholderName {
	country: string | null;
	/** Statements that the stakeholder made, spoke or signed. */
	statements: number;
	regulations: number;
	/** The EDTF date of the latest of them. */
	latest: string | null;
}

export interface RegulationName {
	slug: string;
	title: string;
}

export interface RegulationRow {
	slug: string;
	title: string;
	jurisdiction: string;
	instrument: Instrument;
	status: Status;
	clocks: Clocks;
	stances: StanceCounts;
	/** EDTF. */
	latest: string | null;
	/** The day of an editor's last look. */
	lookedAt: string | null;
	/** The day a watched official page was last read, or null. */
	pageSeenOn: string | null;
	isOverdue: boolean;
}

export interface Source {
	id: string;
	slug: string;
	url: string | null;
	outlet: string;
	headline: string | null;
	headlineBasis: HeadlineBasis;
	author: string | null;
	sourceType: SourceType;
	section: Section;
	lang: string;
	/** EDTF, or null if the page shows no date. */
	published: string | null;
	archiveUrl: string | null;
}

export interface Quotation {
	id: string;
	/** The part after `#` in its permanent address. */
	fragment: string;
	exact: string;
	lang: string;
	source: Source;
	proof: Proof;
}

export interface StatementCard extends Dated {
	id: string;
	/** The kind it counts as on its day: office-holders count as the body of their office. */
	kind: StakeholderKind;
	basis: DateBasis;
	channel: Channel;
	lang: string;
	summary: string;
	note: string | null;
	/** Organisation or speaker is always set. */
	organisation: StakeholderName | null;
	speaker: StakeholderName | null;
	speakerRole: string | null;
	signatories: StakeholderName[];
	demands: Demand[];
	positions: { id: string; stance: Stance; regulation: RegulationName; leads: boolean }[];
	quotations: Quotation[];
	sources: Source[];
}

/** When an item was added, and last changed. */
export interface Times {
	createdAt: Date;
	updatedAt: Date;
}

export interface Claim extends Dated {
	basis: DateBasis;
	note: string | null;
	sources: Source[];
}

export interface EventCard extends Claim {
	id: string;
	kind: EventKind;
	description: string;
	knownOn: string | null;
	disputed: Claim[];
	/** The id of the public statement that this reaction is. */
	statement: string | null;
	/** With the kind each counts as on the day: office-holders count as the body of their office. */
	actors: StakeholderName[];
	regulations: RegulationName[];
}

/** Only contains items that readers may see. */
export interface Campaign {
	id: string;
	slug: string;
	title: string;
	aliases: string[];
	summary: string;
	/** Paragraphs, separated by empty lines. */
	text: string | null;
	/** EDTF. */
	startDate: string;
	/** EDTF; null while it continues. */
	endDate: string | null;
	note: string | null;
	regulations: (RegulationName & { status: Status })[];
	withdrawnRegulations: number;
	/** Ids. */
	statements: string[];
	demands: CampaignDemand[];
	participants: Participant[];
	sources: Source[];
}

/** A demand with its outcome; unless open, a day and a page prove it. */
export interface CampaignDemand {
	id: string;
	demand: Demand;
	words: string | null;
	outcome: Outcome;
	date: string | null;
	source: Source | null;
}

export interface Participant {
	stakeholder: StakeholderName;
	/** EDTF: the day of joining. */
	date: string | null;
	source: Source | null;
}

/** A search result that shows a title, laws and a first date. */
export interface TitledRow {
	id: string;
	slug: string;
	title: string;
	aliases: string[];
	summary: string;
	date: string;
	regulations: RegulationName[];
}

type Titled = Pick<Source, 'headlineBasis' | 'outlet'> &
	Partial<Pick<Source, 'headline' | 'published'>>;

/** Returns the headline only if the page shows it, otherwise «Dawn, 20 February 2022 (headline not recorded)». */
export function sourceTitle(source: Titled): string {
	if (hasOwnTitle(source) && source.headline) return source.headline;
	const date = source.published ? formatDate(source.published) : 'undated';
	return `${source.outlet}, ${date} (headline not recorded)`;
}

export const titleWithOutlet = (source: Titled): string =>
	`${sourceTitle(source)} (${source.outlet})`;

/** Whether `sourceTitle` returns the page's own words, in its language; ours are in English. */
export function hasOwnTitle(source: Pick<Source, 'headlineBasis'>): boolean {
	return source.headlineBasis === 'page';
}

/** Returns words in the address of a page without a recorded headline; they must not be shown as the headline. */
export function addressHint(source: Pick<Source, 'headlineBasis' | 'url'>): string | undefined {
	return source.headlineBasis === 'slug' && source.url ? addressWords(source.url) : undefined;
}

export function attributedTo(
	statement: Pick<StatementCard, 'organisation' | 'speaker'>
): StakeholderName {
	const stakeholder = statement.organisation ?? statement.speaker;
	if (!stakeholder) throw new Error('A statement has an organisation or a speaker.');
	return stakeholder;
}

/** Counts the distinct members of a group, without people who hold an office in it. */
export const countMembers = (rows: { relation: string; member: Pick<StakeholderName, 'slug'> }[]) =>
	new Set(rows.flatMap(({ relation, member }) => (relation === 'person_of' ? [] : member.slug)))
		.size;

/** Leaves out reactions that are already shown as one of the statements. */
export function eventsBeside<Event extends Pick<EventCard, 'statement'>>(
	events: Event[],
	statements: { id: string }[]
): Event[] {
	const shown = new Set(statements.map(({ id }) => id));
	return events.filter(({ statement }) => statement === null || !shown.has(statement));
}

export function sourcesOf(
	...rows: { sources: Source[]; quotations?: Quotation[]; disputed?: Claim[] }[]
): Source[] {
	const all = rows.flatMap(({ sources, quotations = [], disputed = [] }) => [
		...sources,
		...quotations.map(({ source }) => source),
		...disputed.flatMap((claim) => claim.sources)
	]);
	return [...new Map(all.map((source) => [source.id, source])).values()].sort((a, b) =>
		(a.published ?? '9999').localeCompare(b.published ?? '9999')
	);
}

export function byOutlet(sources: Source[]): [outlet: string, pages: Source[]][] {
	return groupBy(sources, ({ outlet }) => outlet)
		.map(({ key, rows }): [string, Source[]] => [key, rows])
		.sort(([a, one], [b, other]) => other.length - one.length || a.localeCompare(b));
}
