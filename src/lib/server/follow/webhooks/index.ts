/** Webhooks: who has a program told of changes, and how it is told. */
export { examine, get, list, remove, renewSecret, setOff, setOn, type Webhook } from './own.ts';
export { picks } from './picks.ts';
export { shown, type ShownWebhook } from './shown.ts';
export { add, askAgain, giveBack, sendTest } from './verify.ts';
