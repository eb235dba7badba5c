import { followKinds, frequencies } from '../../domain/follow.ts';
import type { Letter } from '../jobs/mail.ts';
import { origin } from '../settings.ts';
import { type Block, letterOf } from './letter.ts';
import { confirmHours, confirmLink, mineLink, unsubscribeHeaders } from './links.ts';
import type { SubjectName } from './names.ts';
import type { follow } from './tables.ts';

type Follow = typeof follow.$inferSelect;

const about = ({ label, href }: SubjectName): Block => ({
	link: `${origin()}${href}`,
	words: label
});

export const confirmLetter = (
	{ id, kinds, frequency }: Follow,
	name: SubjectName,
	isKnown: boolean
): Letter =>
	letterOf(`Follow ${name.label}?`, [
		{ p: 'Somebody, probably you, asked for letters from Rulewatch about:' },
		about(name),
		{ list: kinds.map((kind) => followKinds[kind]) },
		{
			p: `How often: ${frequencies[frequency].charAt(0).toLowerCase()}${frequencies[frequency].slice(1)}.`
		},
		{ link: confirmLink(id), words: 'See and confirm', isMain: true },
		{
			p: `The link opens a page with one button, which works for ${confirmHours} hours. No letter about it comes before you press it.`
		},
		{
			p: isKnown
				? 'If it was not you, do nothing: what you follow stays as it is.'
				: `If it was not you, do nothing: your address is erased after ${confirmHours} hours.`
		}
	]);

export const knownLetter = (followerId: string, name: SubjectName): Letter =>
	letterOf(
		`You follow ${name.label} already`,
		[
			{
				p: 'Somebody, probably you, asked for letters from Rulewatch about what you follow already:'
			},
			about(name),
			{ p: 'Nothing was changed. On your page you can see, change and end all that you follow.' },
			{ link: mineLink(followerId), words: 'What I follow', isMain: true }
		],
		unsubscribeHeaders(followerId)
	);

export const linkLetter = (followerId: string): Letter =>
	letterOf(
		'The link to what you follow',
		[
			{ p: 'Somebody, probably you, asked for the link to what you follow on Rulewatch.' },
			{ link: mineLink(followerId), words: 'What I follow', isMain: true },
			{ p: 'On this page you can see, change and end all of it. Whoever has the link can too.' }
		],
		unsubscribeHeaders(followerId)
	);
