/** Webhooks notify programs of changes. */
export { examine, get, list, remove, renewSecret, setOff, setOn, type Webhook } from './own.ts';
export { picks } from './picks.ts';
export { shown, type ShownWebhook } from './shown.ts';
export { add, askAgain, giveBack, sendTest } from './verify.ts';
