/** What a link that opens nothing answers. */
export const sentences = {
	forged:
		'This is no link of ours, or not the whole of one. Open it from the letter once more, or copy all of it.',
	too_old:
		'This link is too old, or what it asked about is followed no more. Nothing was changed. To follow it, ask once more on its page.',
	not_yours: 'This is followed no more, or by somebody else. Nothing was changed.',
	not_mine:
		'Nothing is followed by this link any more, or it is not the whole of one. Have a new one sent to you under “Follow”.'
} as const;

export const notSetUp =
	'Letters are not set up on this copy of Rulewatch, so nothing was stored and nothing sent. Follow by a feed or a calendar instead.';
