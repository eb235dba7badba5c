import { channel } from 'node:diagnostics_channel';
import { ownCookies } from '../auth/index.ts';
import { publicAddress } from './addresses.ts';

/**
 * Tells the front (`front/index.js`), which answers before SvelteKit does, what it has to know of the app: `publicAddress`,
 * and the names of our own `cookies`.
 */
export function tellFront(): void {
	channel('rulewatch:app').publish({ publicAddress, cookies: ownCookies() });
}
