import { origin, signature } from '../settings.ts';
import type { Letter } from '../jobs/mail.ts';
import { roleMeanings } from '../../domain/staff.ts';
import { roles, type Role } from '../../domain/vocabulary.ts';
import { lifeOf } from './tickets.ts';

const link = (path: string) => `${origin()}${path}`;

const notYou =
	'If this was not you, choose a new password now: ' +
	'sign in, or ask for a link to set a new one at ';

const close = () => `\n\n${signature().join('\n')}`;

export function invitationLetter(path: string, role: Role, by: string): Letter {
	return {
		subject: 'You are invited to Rulewatch',
		text:
			`${by} invites you to work on the record as ${roles[role].toLowerCase()}.\n` +
			`${roles[role]}: ${roleMeanings[role]}\n\n` +
			`Choose a name and a password here within ${lifeOf('invitation')}; the link works once:\n` +
			link(path) +
			close()
	};
}

export function resetLetter(path: string): Letter {
	return {
		subject: 'Set a new password',
		text:
			'Somebody, probably you, asked to set a new password for your account.\n\n' +
			`This link works once, within ${lifeOf('reset')}:\n${link(path)}\n\n` +
			'If it was not you, do nothing: your password stays as it is.' +
			close()
	};
}

export function addressLetter(path: string): Letter {
	return {
		subject: 'Confirm your new e-mail address',
		text:
			`Your account is to use this address from now on. Confirm it within ${lifeOf('address')}:\n` +
			link(path) +
			close()
	};
}

export function twoStepAwayLetter(path: string, by: string): Letter {
	return {
		subject: 'Two-step sign-in was turned off',
		text:
			`${by} turned two-step sign-in off for your account. Your password may be too short to stand alone, so it ` +
			'does not work any more.\n\n' +
			`Set a new one here within ${lifeOf('reset')}; the link works once:\n${link(path)}\n\n` +
			`Later than that, ask for another link at ${link('/reset')}.` +
			close()
	};
}

/** Tells an owner what was done with their account. */
export function noticeLetter(subject: string, what: string): Letter {
	return { subject, text: `${what}\n\n${notYou}${link('/reset')}` + close() };
}
