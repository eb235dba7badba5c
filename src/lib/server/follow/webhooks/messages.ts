import { truncate } from '../../../domain/truncate.ts';
import { origin } from '../../settings.ts';
import type { ChangeSummary } from '../change-summary.ts';
import type { Webhook } from './own.ts';

// Programs get JSON, chats get a few lines.

type Receiver = Pick<Webhook, 'id' | 'name' | 'format'>;

const chatLength = 500;

export function newsMessage({ format }: Pick<Webhook, 'format'>, summary: ChangeSummary): string {
	if (format === 'chat')
		return chat([`${summary.what}: ${summary.title}`, gist(summary), summary.url]);
	const { change: _, at, noun, ...data } = summary;
	if (summary.items) return message('record.changed', at, data);
	return message(`${noun}.${verbOf(summary)}`, at, { noun, ...data });
}

function verbOf({ what, kinds }: ChangeSummary): string {
	if (what === 'Withdrawn') return 'withdrawn';
	if (what === 'Corrected') return 'corrected';
	if (kinds.includes('correction')) return 'changed';
	return kinds.includes('coming') ? 'coming' : 'published';
}

function gist({ changes, quotations: [quotation], text }: ChangeSummary): string {
	if (changes.length) return changes.join('\n');
	return quotation ? `“${quotation.exact}” (${quotation.source.words})` : text;
}

export function verificationMessage({ format, id, name }: Receiver, code: string): string {
	const at = `${origin()}/desk/account/webhooks`;
	if (format === 'chat')
		return chat([`The code for the webhook “${name}” is ${code}. Give it back at ${at}`]);
	return message('webhook.verification', new Date(), { webhook: id, name, code, give_back_at: at });
}

export function testMessage({ format, id, name }: Receiver): string {
	const words = `This is a test of the webhook “${name}”. Nothing changed on record.`;
	if (format === 'chat') return chat([words]);
	return message('webhook.test', new Date(), { webhook: id, name, text: words });
}

const message = (type: string, at: Date, data: object) =>
	JSON.stringify({ type, timestamp: at.toISOString(), data });

/** Slack and Mattermost take text. Their markup and mentions are escaped. */
const chat = (lines: string[]) =>
	JSON.stringify({
		text: lines
			.filter(Boolean)
			.map((line) => truncate(line, chatLength))
			.join('\n')
			.replaceAll('&', '&amp;')
			.replaceAll('<', '&lt;')
			.replaceAll('>', '&gt;')
			.replaceAll('@', '@\u2060')
	});
