/** The controlled terms with the words readers see. Keys are stored and appear in URLs; their order is the display order. */

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

/** These kinds are what the public saw and said; all others are acts of the state. */
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

export const shortWords = { NGO: 'non-governmental organisation' } as const;

export const governmentKinds = [
	'executive',
	'head_of_state',
	'parliament',
	'government'
] as const satisfies StakeholderKind[];

/** Statements of these kinds do not count as reactions from outside the state. */
export const stateKinds: ReadonlySet<StakeholderKind> = new Set([
	...governmentKinds,
	'regulator',
	'court'
]);

/** Values of the filter by kind: `government` includes all branches, as it did before they were distinguished. */
export const kindChoices = {
	...stakeholderKinds,
	government: 'Government',
	government_unrecorded: stakeholderKinds.government
} as const;

export function kindsIn(choice: KindChoice): StakeholderKind[] {
	if (choice === 'government') return [...governmentKinds];
	return [choice === 'government_unrecorded' ? 'government' : choice];
}

export const kindChoiceOf = (kind: StakeholderKind): KindChoice =>
	kind === 'government' ? 'government_unrecorded' : kind;

/** Returns «Executive», or «Foreign executive» if the law is another country's. */
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

/** A coalition's statement represents members with these relations. */
export const representedRelations = ['member', 'affiliate'] as const satisfies MembershipRelation[];

export const takenStances = {
	oppose: 'Oppose',
	concerned: 'Concerned',
	neutral: 'Neutral',
	mixed: 'Mixed',
	support: 'Support'
} as const;

/** Statements without a stance are left out of shares. */
export const stances = { ...takenStances, not_stated: 'Not stated' } as const;

/** Signs accompany colours, so that nothing depends on colour alone. */
export const stanceSigns = {
	oppose: '✕',
	concerned: '!',
	neutral: '–',
	mixed: '±',
	support: '✓',
	not_stated: '○'
} as const satisfies Record<Stance, string>;

/** A chart of members counts a member with several stances once, as `several`. */
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

export const headlineBases = {
	page: 'Read on the page',
	slug: 'Rebuilt from the address',
	none: 'Not seen'
} as const;

/** The sections of a newsroom; `sections.ts` says which contain others. */
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

export const articleCounts = {
	articles: 'Articles',
	reports: 'Independent reports'
} as const;

export const counts = {
	statements: 'Statements',
	signatories: 'Signatories',
	members: 'Members represented'
} as const;

/** Each role includes the one before. */
export const roles = {
	contributor: 'Contributor',
	editor: 'Editor',
	administrator: 'Administrator'
} as const;

export const proposalStates = {
	sent: 'Sent',
	sent_back: 'Sent back',
	published: 'Published',
	rejected: 'Rejected',
	withdrawn: 'Withdrawn'
} as const;

export const copyWays = { fetched: 'Fetched', pasted: 'Pasted', imported: 'Imported' } as const;
export type CopyWay = keyof typeof copyWays;

export const proofStates = {
	found: 'Found in the kept copy',
	not_found: 'Not in the kept copy',
	no_copy: 'No copy is kept'
} as const;

export const liveStates = {
	verified: 'Still on the page',
	changed: 'Changed on the page',
	gone: 'Gone from the page'
} as const;

export const correctionStates = {
	waiting: 'Waiting',
	made: 'Corrected',
	declined: 'No mistake'
} as const;

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

/** Returns a non-empty tuple, which enums require. */
export function keysOf<K extends string>(vocabulary: Record<K, unknown>): [K, ...K[]] {
	return Object.keys(vocabulary) as [K, ...K[]];
}
