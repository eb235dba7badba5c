/** How a webhook is told of changes, each with the words it is chosen by. */
export const webhookFormats = {
	standard: 'For programs: signed JSON',
	chat: 'For a chat: a few lines of text'
} as const;

export type WebhookFormat = keyof typeof webhookFormats;
