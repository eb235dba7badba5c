/** How a webhook is told of changes, each with the words it is chosen by. */
export const webhookFormats = {
	standard: 'For programs: JSON, signed (Standard Webhooks; Zapier and others)',
	chat: 'For a chat: a few lines of text (Slack, Mattermost and others)'
} as const;

export type WebhookFormat = keyof typeof webhookFormats;
