/**
 * The controlled terms of the record, each with the word a reader sees.
 * Keys are stored and stand in URLs; their order is the order in which readers see them.
 */

export const instruments = {
	act: 'Act',
	ordinance: 'Ordinance',
	rules: 'Rules',
	regulation: 'Regulation',
	bill: 'Bill',
	code_of_practice: 'Code of practice',
	framework: 'Framework',
	order: 'Order',
	policy: 'Policy'
} as const;

export const statuses = {
	draft: 'Draft',
	proposed: 'Proposed',
	in_force: 'In force',
	suspended: 'Suspended',
	superseded: 'Superseded',
	repealed: 'Repealed',
	struck_down: 'Struck down',
	withdrawn: 'Withdrawn',
	lapsed: 'Lapsed'
} as const;

/** Why no day is told on which a law's text was public. */
export const textDays = {
	open: 'Public from the start',
	sought: 'Looked for and not found'
} as const;

/** From the first regulation to the second: «rules enabled by act», «act amends act». */
export const regulationRelations = {
	enabled_by: 'Enabled by',
	amends: 'Amends',
	supersedes: 'Supersedes'
} as const;

const inverseRelations = {
	enabled_by: 'Enables',
	amends: 'Amended by',
	supersedes: 'Superseded by'
} as const satisfies Record<RegulationRelation, string>;

/** How a law's page names a related law: «Amends …», or seen from the other end «Amended by …». */
export function relationLabel(kind: RegulationRelation, direction: 'to' | 'from'): string {
	return direction === 'to' ? regulationRelations[kind] : inverseRelations[kind];
}

export const eventKinds = {
	drafting: 'Drafting',
	approval: 'Approval',
	notification: 'Notification',
	leak: 'Leak',
	publication: 'Publication',
	commencement: 'Commencement',
	consultation: 'Consultation',
	reaction: 'Reaction',
	court: 'Court',
	amendment: 'Amendment',
	suspension: 'Suspension',
	withdrawal: 'Withdrawal',
	supersession: 'Supersession',
	enforcement: 'Enforcement',
	removal: 'Removal'
} as const;

/** Kinds that belong to the lane of what the public saw and said; all others are what the state did. */
export const publicEventKinds: ReadonlySet<EventKind> = new Set([
	'leak',
	'publication',
	'reaction'
]);

export const dateBases = {
	event: 'The day it happened',
	reported: 'The day it was reported'
} as const;

export const stakeholderKinds = {
	civil_society: 'Civil society',
	international_ngo: 'International NGO',
	media_union: 'Journalists’ union',
	media_outlet: 'Media outlet',
	professional_body: 'Professional body',
	academic: 'Academic',
	industry_body: 'Industry body',
	company: 'Company',
	political_party: 'Political party',
	executive: 'Executive',
	head_of_state: 'Head of state',
	parliament: 'Parliament',
	government: 'Government, branch not recorded',
	regulator: 'Regulator',
	court: 'Court',
	person: 'Person'
} as const;

/** What the short words in these terms stand for. */
export const shortWords = { NGO: 'non-governmental organisation' } as const;

/** The branches of a government that are told apart, and those bodies of which no branch is recorded. */
export const governmentKinds = [
	'executive',
	'head_of_state',
	'parliament',
	'government'
] as const satisfies StakeholderKind[];

/** Kinds that act for the state; what they say is not counted as a reaction from outside it. */
export const stateKinds: ReadonlySet<StakeholderKind> = new Set([
	...governmentKinds,
	'regulator',
	'court'
]);

/** The values that a filter by kind takes: `government` is the sum of its branches, as it was before they were told apart. */
export const kindChoices = {
	...stakeholderKinds,
	government: 'Government',
	government_unrecorded: stakeholderKinds.government
} as const;

/** The kinds that a choice of such a filter stands for. */
export function kindsIn(choice: KindChoice): StakeholderKind[] {
	if (choice === 'government') return [...governmentKinds];
	return [choice === 'government_unrecorded' ? 'government' : choice];
}

/** The choice that stands for one kind alone. */
export const choiceOf = (kind: StakeholderKind): KindChoice =>
	kind === 'government' ? 'government_unrecorded' : kind;

/** The name of a kind in a chart, seen from a law: «Executive», and of another country «Foreign executive». */
export function kindLabel(kind: StakeholderKind, isForeign: boolean): string {
	const label = stakeholderKinds[kind];
	return isForeign && stateKinds.has(kind) ? `Foreign ${label.toLowerCase()}` : label;
}

/** From the member's side: «is a member of», «is a person of». */
export const membershipRelations = {
	member: 'Member',
	affiliate: 'Affiliate',
	co_founder: 'Co-founder',
	signatory: 'Signatory',
	project_of: 'Project',
	person_of: 'Person'
} as const;

/** Relations by which a coalition's statement is counted as representing the member. */
export const representedRelations = ['member', 'affiliate'] as const satisfies MembershipRelation[];

/** The stances that somebody can take on a law. */
export const takenStances = {
	oppose: 'Oppose',
	concerned: 'Concerned',
	neutral: 'Neutral',
	mixed: 'Mixed',
	support: 'Support'
} as const;

/** The ways in which a statement stands to a law; whoever takes no stance stands apart, and in no share of the others. */
export const stances = { ...takenStances, not_stated: 'Not stated' } as const;

/** The sign that goes with a stance's colour, so that colour never speaks alone. */
export const stanceSigns = {
	oppose: '✕',
	concerned: '!',
	neutral: '–',
	mixed: '±',
	support: '✓',
	not_stated: '○'
} as const satisfies Record<Stance, string>;

/** As what charts of members draw somebody: under one stance, or under more than one, which is none and taken by nobody. */
export const memberStances = {
	...takenStances,
	several: 'More than one stance',
	not_stated: stances.not_stated
} as const;

export const memberStanceSigns = { ...stanceSigns, several: '≠' } as const satisfies Record<
	MemberStance,
	string
>;

export const demands = {
	withdraw: 'Withdraw',
	repeal: 'Repeal',
	strike_down: 'Strike down',
	refuse_assent: 'Refuse assent',
	suspend: 'Suspend',
	amend: 'Amend',
	reconsider: 'Reconsider',
	review: 'Review',
	consult: 'Consult',
	parliamentary_scrutiny: 'Parliamentary scrutiny',
	publish: 'Publish the text',
	clarify: 'Clarify',
	restore_access: 'Restore access',
	other: 'Other'
} as const;

/** What came of a demand. */
export const outcomes = {
	met: 'Met',
	partly_met: 'Partly met',
	refused: 'Refused',
	open: 'Open'
} as const;

export const channels = {
	statement: 'Statement',
	joint_statement: 'Joint statement',
	press_release: 'Press release',
	press_conference: 'Press conference',
	letter: 'Letter',
	open_letter: 'Open letter',
	submission: 'Submission',
	report: 'Report',
	analysis: 'Analysis',
	resolution: 'Resolution',
	interview: 'Interview',
	remarks: 'Remarks',
	social_post: 'Social media post',
	meeting: 'Meeting',
	protest: 'Protest',
	parliament: 'In parliament',
	court: 'In court'
} as const;

export const sourceTypes = {
	news: 'News report',
	opinion: 'Opinion',
	primary: 'Primary source',
	law_firm: 'Law firm note',
	reference: 'Reference work',
	repost: 'Copy of another report'
} as const;

/** Whether an article's headline was read on the page or rebuilt from its address. */
export const headlineBases = {
	page: 'Read on the page',
	slug: 'Rebuilt from the address',
	none: 'Not seen'
} as const;

/** The sections of a digital-rights newsroom; every article is filed in one. Which holds which, `sections.ts` says. */
export const sections = {
	exclusives: 'Exclusives',
	news: 'News',
	court_updates: 'Court updates',
	features: 'Features',
	comment: 'Comment',
	campaigns: 'Campaigns',
	in_media: 'In media',
	in_media_news: 'News in media',
	op_eds: 'Op-eds',
	editorials: 'Editorials',
	gender_and_tech: 'Gender and tech',
	trends_monitor: 'Trends monitor',
	infographics: 'Infographics',
	resources: 'Resources',
	laws_and_policies: 'Laws and policies',
	research: 'Research',
	international_frameworks: 'International frameworks',
	advocacy: 'Advocacy',
	advocacy_exclusives: 'Advocacy exclusives',
	featured: 'Featured',
	publications: 'Publications',
	statements: 'Statements',
	vodcasts: 'Vodcasts'
} as const;

export const publicationStates = {
	draft: 'Draft',
	published: 'Published',
	withdrawn: 'Withdrawn'
} as const;

/** What lists of articles count: those that print the same report, one by one or once. */
export const articleCounts = {
	articles: 'Articles',
	reports: 'Independent reports'
} as const;

/** What charts may count; see `domain/counts.ts` for what each means. */
export const counts = {
	statements: 'Statements',
	signatories: 'Signatories',
	members: 'Members represented'
} as const;

/** What staff may do, each including the one before: propose, publish, and look after people and settings. */
export const roles = {
	contributor: 'Contributor',
	editor: 'Editor',
	administrator: 'Administrator'
} as const;

/** What became of what somebody sent to the editors. */
export const proposalStates = {
	sent: 'Sent',
	sent_back: 'Sent back',
	published: 'Published',
	rejected: 'Rejected',
	withdrawn: 'Withdrawn'
} as const;

/** How a copy of a page came to us. */
export const copyWays = { fetched: 'Fetched', pasted: 'Pasted', imported: 'Imported' } as const;
export type CopyWay = keyof typeof copyWays;

/** Whether the words of a quotation stand in a copy of its page that is kept here. */
export const proofStates = {
	found: 'Found in the kept copy',
	not_found: 'Not in the kept copy',
	no_copy: 'No copy is kept'
} as const;

/** What became of words that were found, when somebody looked at the page again. */
export const liveStates = {
	verified: 'Still on the page',
	changed: 'Changed on the page',
	gone: 'Gone from the page'
} as const;

/** What became of a mistake that a reader reported. */
export const correctionStates = {
	waiting: 'Waiting',
	made: 'Corrected',
	declined: 'No mistake'
} as const;

/** How far a file of rows has come on its way into the record; what has entered is called as any item is. */
export const importStates = {
	mapping: 'Columns to be named',
	checking: 'Being checked',
	checked: 'Checked',
	entering: 'Entering the record',
	draft: 'Draft',
	sent: 'Sent',
	publishing: 'Being published',
	published: 'Published',
	sent_back: 'Sent back',
	withdrawing: 'Being withdrawn',
	withdrawn: 'Withdrawn',
	given_up: 'Given up'
} as const;

export type Instrument = keyof typeof instruments;
export type Status = keyof typeof statuses;
export type TextDay = keyof typeof textDays;
export type RegulationRelation = keyof typeof regulationRelations;
export type EventKind = keyof typeof eventKinds;
export type DateBasis = keyof typeof dateBases;
export type StakeholderKind = keyof typeof stakeholderKinds;
export type KindChoice = keyof typeof kindChoices;
export type MembershipRelation = keyof typeof membershipRelations;
export type Stance = keyof typeof stances;
export type TakenStance = keyof typeof takenStances;
export type MemberStance = keyof typeof memberStances;
export type Demand = keyof typeof demands;
export type Outcome = keyof typeof outcomes;
export type Channel = keyof typeof channels;
export type SourceType = keyof typeof sourceTypes;
export type HeadlineBasis = keyof typeof headlineBases;
export type Section = keyof typeof sections;
export type PublicationState = keyof typeof publicationStates;
export type Count = keyof typeof counts;
export type Role = keyof typeof roles;
export type ProposalState = keyof typeof proposalStates;
export type CorrectionState = keyof typeof correctionStates;
export type ProofState = keyof typeof proofStates;
export type LiveState = keyof typeof liveStates;
export type ImportState = keyof typeof importStates;

/** The keys of a vocabulary, in order, as the non-empty tuple that enums ask for. */
export function keysOf<K extends string>(vocabulary: Record<K, unknown>): [K, ...K[]] {
	return Object.keys(vocabulary) as [K, ...K[]];
}
