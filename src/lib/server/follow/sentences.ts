export const linkSentences = {
	forged:
		'This is no link of ours, or not the whole of one. Open it from the e-mail once more, or copy all of it.',
	too_old:
		'This link is too old, or what it asked about is followed no more. Nothing was changed. To follow it, ask once more on its page.',
	not_yours: 'This is followed no more, or by somebody else. Nothing was changed.',
	not_mine:
		'Nothing is followed by this link any more, it was renewed since, or it is not the whole of one. Have the newest one sent to you under “Follow”.',
	renewed_often:
		'Your links were renewed three times today. They stay as they are now; renew them again tomorrow.',
	no_letters:
		'E-mail is not set up on this copy of Rulewatch, so no new link can be sent. The one that you have stays as it is.'
} as const;

export const notSetUp =
	'E-mail is not set up on this copy of Rulewatch, so nothing was stored and nothing sent. Follow by a feed or a calendar instead.';
