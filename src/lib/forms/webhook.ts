import * as v from 'valibot';
import { webhookFormats } from '../domain/follow.ts';
import { keysOf } from '../domain/vocabulary.ts';
import { name } from './account.ts';
import { given, rowId } from './fields.ts';
import { kinds } from './follow.ts';

const url = given(
	'Give the address to send to.',
	2_000,
	'An address has at most 2,000 characters.'
);

const page = v.pipe(
	v.string('Give the address of a page.'),
	v.trim(),
	v.maxLength(600, 'An address of a page has at most 600 characters.'),
	v.check((text) => !text.includes('\0'), 'This holds a character that no address has.')
);

const format = v.picklist(keysOf(webhookFormats), 'Choose a format.');
const code = given('Give the code that arrived there.', 40, 'A code is shorter.');

/** These fields are also the API's; see `lib/server/follow/webhooks`. */
export const webhookFields = { name, url, format, page, kinds };
export const newWebhookForm = v.object(webhookFields);
export const givenCode = v.object({ id: rowId('Choose a webhook.'), code });
export const oneWebhook = v.object({ id: rowId('Choose a webhook.') });
