import { followKinds, frequencies } from '../../domain/follow.ts';
import { lowerFirst } from '../../domain/plural.ts';
import type { Letter } from '../jobs/mail.ts';
import { origin } from '../settings.ts';
import { type Block, letterOf } from './letter.ts';
import { confirmHours, type Linked, followLink, unsubscribeHeaders } from './links.ts';
import type { SubjectName } from './names.ts';
import type { follow, follower } from './tables.ts';

type Follow = typeof follow.$inferSelect;
type Follower = typeof follower.$inferSelect;

const about = ({ label, href }: SubjectName): Block => ({
	link: `${origin()}${href}`,
	words: label
});

/** Anybody may have asked, so a typed search is shown only on the linked page, not in the letter. */
export function confirmLetter(
	{ id, kinds, frequency }: Follow,
	name: SubjectName,
	{ confirmedAt, linksRenewed }: Follower
): Letter {
	const asked = 'Somebody, probably you, asked for e-mails from Rulewatch about';
	const what: Block[] = name.isTyped
		? [{ p: `${asked} a search of the record. The page of the link below says which.` }]
		: [{ p: `${asked}:` }, about(name)];
	return letterOf(name.isTyped ? 'Follow a search of Rulewatch?' : `Follow ${name.label}?`, [
		...what,
		{ list: kinds.map((kind) => followKinds[kind]) },
		{
			p: `How often: ${lowerFirst(frequencies[frequency])}.`
		},
		{ link: followLink('confirm', { id, linksRenewed }), words: 'See and confirm', isMain: true },
		{
			p: `The link opens a page with one button, which works for ${confirmHours} hours. No e-mail about it comes before you press it.`
		},
		{
			p: confirmedAt
				? 'If it was not you, do nothing: what you follow stays as it is.'
				: `If it was not you, do nothing: your address is erased after ${confirmHours} hours.`
		}
	]);
}

/** Links to the follower's own page, between what comes before and after. */
function ownLetter(recipient: Linked, subject: string, before: Block[], after: string[] = []) {
	const link: Block = { link: followLink('mine', recipient), words: 'What I follow', isMain: true };
	const blocks = [...before, link, ...after.map((p) => ({ p }))];
	return letterOf(subject, blocks, unsubscribeHeaders(recipient));
}

export const knownLetter = (recipient: Linked, name: SubjectName): Letter =>
	ownLetter(recipient, `You follow ${name.label} already`, [
		{
			p: 'Somebody, probably you, asked for e-mails from Rulewatch about what you follow already:'
		},
		about(name),
		{ p: 'Nothing was changed. On your page you can see, change and end all that you follow.' }
	]);

export const linkLetter = (recipient: Linked): Letter =>
	ownLetter(
		recipient,
		'The link to what you follow',
		[{ p: 'Somebody, probably you, asked for the link to what you follow on Rulewatch.' }],
		['On this page you can see, change and end all of it. Whoever has the link can too.']
	);

export const renewedLetter = (recipient: Linked): Letter =>
	ownLetter(
		recipient,
		'Your new link to what you follow',
		[{ p: 'You had the links in our e-mails renewed. Those in older e-mails no longer work.' }],
		['On this page you can see, change and end all that you follow. Whoever has the link can too.']
	);
