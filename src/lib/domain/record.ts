import { addressWords } from './address/address.ts';
import type { Clocks } from './timeline/clocks.ts';
import { type Dated, formatDate } from './dates/format.ts';
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

/** Rows of the record as pages show them: what the noun modules return and components take. */

/** A stakeholder by name, with what a link to it needs. */
export interface StakeholderName {
	slug: string;
	name: string;
	kind: StakeholderKind;
}

export interface RegulationName {
	slug: string;
	title: string;
}

/** A regulation in a list. */
export interface RegulationRow {
	slug: string;
	title: string;
	jurisdiction: string;
	instrument: Instrument;
	status: Status;
	clocks: Clocks;
	statements: number;
	/** EDTF date of the latest event; null where none is on record. */
	latest: string | null;
	/** The day on which an editor last looked at it; null where nobody knows. */
	lookedAt: string | null;
	/** The day on which an official page that is watched for it was last read; null where none is. */
	pageSeenOn: string | null;
	/** Whether it should have been looked at again. */
	isOverdue: boolean;
}

/** An article as the source of a claim. */
export interface Source {
	id: string;
	slug: string;
	url: string | null;
	outlet: string;
	headline: string | null;
	headlineBasis: HeadlineBasis;
	/** The byline as the page prints it; null where it has none. */
	author: string | null;
	sourceType: SourceType;
	section: Section;
	lang: string;
	/** EDTF; null where the page shows no date. */
	published: string | null;
	archiveUrl: string | null;
}

export interface Quotation {
	id: string;
	/** What comes after `#` in its permanent address on the statement's page. */
	fragment: string;
	exact: string;
	lang: string;
	source: Source;
	proof: Proof;
}

export interface StatementCard extends Dated {
	id: string;
	/** As which its organisation, or else its speaker, counts on its day: an office-holder as the body of the office. */
	kind: StakeholderKind;
	basis: DateBasis;
	channel: Channel;
	lang: string;
	summary: string;
	note: string | null;
	/** At least one of organisation and speaker is there. */
	organisation: StakeholderName | null;
	speaker: StakeholderName | null;
	speakerRole: string | null;
	signatories: StakeholderName[];
	demands: Demand[];
	positions: { id: string; stance: Stance; regulation: RegulationName }[];
	quotations: Quotation[];
	sources: Source[];
}

/** What some sources say of an event's date. */
export interface Claim extends Dated {
	basis: DateBasis;
	note: string | null;
	sources: Source[];
}

/** An event under its preferred date. */
export interface EventCard extends Claim {
	id: string;
	kind: EventKind;
	description: string;
	knownOn: string | null;
	/** Dates that other sources give. */
	disputed: Claim[];
	/** Of a reaction: the id of the statement that it is, where readers see that. */
	statement: string | null;
	/** Each with the kind as which it counts on the day: an office-holder as the body of the office. */
	actors: StakeholderName[];
	regulations: RegulationName[];
}

/** A campaign as pages and programs show it; of what it names, what readers see. */
export interface Campaign {
	id: string;
	slug: string;
	title: string;
	aliases: string[];
	summary: string;
	/** Paragraphs, parted by an empty line. */
	text: string | null;
	/** EDTF. */
	startDate: string;
	/** EDTF; null while it goes on. */
	endDate: string | null;
	note: string | null;
	regulations: (RegulationName & { status: Status })[];
	/** How many of its laws were withdrawn from the record. */
	withdrawnRegulations: number;
	/** The ids of its statements. */
	statements: string[];
	demands: CampaignDemand[];
	participants: Participant[];
	sources: Source[];
}

/** What a campaign asks for, and what came of it: of all but an open one, with a day and a page that says so. */
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
	/** EDTF: when it joined. */
	date: string | null;
	/** The page that says so, where the sources of the campaign do not. */
	source: Source | null;
}

/**
 * What a source is called where it is cited: its headline only if the page itself shows that headline, else
 * «Dawn, 20 February 2022 (headline not recorded)».
 */
export function sourceTitle(
	source: Pick<Source, 'headline' | 'headlineBasis' | 'outlet' | 'published'>
): string {
	if (hasOwnTitle(source) && source.headline) return source.headline;
	const date = source.published ? formatDate(source.published) : 'undated';
	return `${source.outlet}, ${date} (headline not recorded)`;
}

/** Whether `sourceTitle` gives the page's own words; they are in the page's language, ours are in English. */
export function hasOwnTitle(source: Pick<Source, 'headlineBasis'>): boolean {
	return source.headlineBasis === 'page';
}

/** What the address of a page says where its headline was not seen; never to be given as the headline. */
export function addressHint(source: Pick<Source, 'headlineBasis' | 'url'>): string | undefined {
	return source.headlineBasis === 'slug' && source.url ? addressWords(source.url) : undefined;
}

/** Under whose name a statement stands: the organisation, or the speaker where there is none. */
export function attributedTo(
	statement: Pick<StatementCard, 'organisation' | 'speaker'>
): StakeholderName {
	const stakeholder = statement.organisation ?? statement.speaker;
	if (!stakeholder) throw new Error('A statement has an organisation or a speaker.');
	return stakeholder;
}

/** How many members a group lists on any day, each once; people who hold an office in it are not counted. */
export const countMembers = (rows: { relation: string; member: Pick<StakeholderName, 'slug'> }[]) =>
	new Set(rows.flatMap(({ relation, member }) => (relation === 'person_of' ? [] : member.slug)))
		.size;

/** The events that are entries of their own beside some statements: a reaction that is one of these is none. */
export function eventsBeside<Event extends Pick<EventCard, 'statement'>>(
	events: Event[],
	statements: { id: string }[]
): Event[] {
	const said = new Set(statements.map(({ id }) => id));
	return events.filter(({ statement }) => statement === null || !said.has(statement));
}

/** Every source that some rows of a page rest on, oldest first, undated last. */
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

/** Sources by outlet, the outlet with most pages first. */
export function byOutlet(sources: Source[]): [outlet: string, pages: Source[]][] {
	const outlets = new Map<string, Source[]>();
	for (const source of sources)
		outlets.set(source.outlet, [...(outlets.get(source.outlet) ?? []), source]);
	return [...outlets].sort(
		([a, one], [b, other]) => other.length - one.length || a.localeCompare(b)
	);
}
