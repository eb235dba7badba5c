/** Webhooks notify programs of changes. */
export {
	examine,
	get,
	list,
	removeWebhook,
	renewSecret,
	setOff,
	setOn,
	type Webhook
} from './own.ts';
export { suggestedPages } from './picks.ts';
export { showWebhooks, type ShownWebhook } from './shown.ts';
export { addWebhook, sendCodeAgain, enterCode, sendTest } from './verify.ts';
