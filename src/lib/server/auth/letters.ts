import { origin, letterSignature } from '../settings.ts';
import type { Letter } from '../jobs/mail.ts';
import { roleMeanings } from '../../domain/staff.ts';
import { roles, type Role } from '../../domain/vocabulary.ts';
import { lifeOf } from './tickets.ts';

const link = (path: string) => `${origin()}${path}`;

const notYou =
	'If this was not you, choose a new password now: ' +
	'sign in, or ask for a link to set a new one at ';

const letter = (subject: string, text: string): Letter => ({
	subject,
	text: `${text}\n\n${letterSignature().join('\n')}`
});

export const invitationLetter = (path: string, role: Role, by: string): Letter =>
	letter(
		'You are invited to Rulewatch',
		`${by} invites you to work on the record as ${roles[role].toLowerCase()}.\n` +
			`${roles[role]}: ${roleMeanings[role]}\n\n` +
			`Choose a name and a password here within ${lifeOf('invitation')}; the link works once:\n${link(path)}`
	);

export const resetLetter = (path: string): Letter =>
	letter(
		'Set a new password',
		'Somebody, probably you, asked to set a new password for your account.\n\n' +
			`This link works once, within ${lifeOf('reset')}:\n${link(path)}\n\n` +
			'If it was not you, do nothing: your password stays as it is.'
	);

export const addressLetter = (path: string): Letter =>
	letter(
		'Confirm your new e-mail address',
		`Your account is to use this address from now on. Confirm it within ${lifeOf('address')}:\n${link(path)}`
	);

export const twoStepAwayLetter = (path: string, by: string): Letter =>
	letter(
		'Two-step sign-in was turned off',
		`${by} turned two-step sign-in off for your account. Your password may be too short to stand alone, so it ` +
			'does not work any more.\n\n' +
			`Set a new one here within ${lifeOf('reset')}; the link works once:\n${link(path)}\n\n` +
			`Later than that, ask for another link at ${link('/reset')}.`
	);

export const noticeLetter = (subject: string, what: string): Letter =>
	letter(subject, `${what}\n\n${notYou}${link('/reset')}`);

export const backupLetter = (day: string, failure: string, again: string): Letter =>
	letter(
		'The daily backup failed',
		`The backup of ${day} failed: ${failure}\n\n` +
			`It is tried again ${again}. How the backups stand: ${link('/desk/site#backups')}`
	);
