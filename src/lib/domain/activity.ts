import { isName, isNoun, nounOf, nounWords } from './nouns.ts';
import { tokenChoices } from './token.ts';
import { roles } from './vocabulary.ts';

export const activityKinds = {
	sign_in: 'Signed in',
	sign_in_refused: 'Sign-in refused',
	sign_out: 'Signed out',
	sessions_ended: 'Ended sessions',
	set_up: 'Became the first administrator',
	invitation: 'Invited',
	joined: 'Accepted an invitation',
	role_change: 'Changed a role',
	quota_change: 'Changed how much somebody may keep',
	disabling: 'Disabled an account',
	enabling: 'Enabled an account',
	password_change: 'Changed the password',
	password_reset: 'Reset the password by e-mail',
	address_change: 'Changed the e-mail address',
	two_step_on: 'Turned two-step sign-in on',
	two_step_off: 'Turned two-step sign-in off',
	recovery_code: 'Used a recovery code',
	token_made: 'Made a token',
	token_revoked: 'Revoked a token',
	publication: 'Published',
	withdrawal: 'Withdrew',
	review: 'Reviewed',
	import: 'Imported',
	merge: 'Merged',
	merge_undone: 'Undid a merge',
	report_joined: 'Found articles to be one report',
	report_parted: 'Found articles to be two reports',
	export: 'Exported',
	site_choice: 'Chose for the site',
	update: 'Brought the record up to date with a new version',
	erasure: 'Erased',
	erasure_released: 'Released words that were erased',
	takedown_entered: 'Wrote in the register of takedowns',
	takedown_withheld: 'Withheld words in the register of takedowns'
} as const;

export type ActivityKind = keyof typeof activityKinds;

export interface ActivityEntry {
	id: number;
	at: Date;
	kind: ActivityKind;
	/** Null if nobody was signed in. */
	actorName: string | null;
	subject: string | null;
	detail: Record<string, string | number>;
}

const role = (key: string) => (roles as Record<string, string>)[key]?.toLowerCase() ?? key;

/** Words for details whose keys or values are for programs. */
const detailWords: Record<string, (value: string) => string> = {
	noun: (noun) => (isNoun(noun) ? nounWords[noun] : noun),
	as: (name) => `as ${isName(name) ? `${nounWords[nounOf[name]]}s` : name}`,
	step: (step) => (step === 'code' ? 'the code was wrong' : 'the password was wrong'),
	role: (key) => `as ${role(key)}`,
	from: (key) => `from ${role(key)}`,
	to: (key) => `to ${role(key)}`,
	scopes: (scopes) =>
		`may ${tokenChoices[scopes.includes('publish') ? 'publish' : 'write'].toLowerCase()}`,
	until: (day) => `until ${day}`,
	restored: (version) => `version ${version} restored`,
	spared: (number) => `items left as they are: ${number}`,
	known: (number) => `on record before: ${number}`
};

/** Returns «law», «may write and publish», «reason: a duplicate». */
export function detailsInWords(detail: Record<string, unknown>): string[] {
	// JSON in the database has no order, so ours applies.
	const known = Object.keys(detailWords).filter((name) => name in detail);
	return [...new Set([...known, ...Object.keys(detail)])].map(
		(name) => detailWords[name]?.(String(detail[name])) ?? `${name}: ${detail[name] ?? 'as usual'}`
	);
}
