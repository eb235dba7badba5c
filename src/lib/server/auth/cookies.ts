import type { Cookies } from '@sveltejs/kit';
import { origin } from '../settings.ts';

const daySeconds = 86_400;
const lifetimes = { session: 30 * daySeconds, device: 180 * daySeconds, step: 600 } as const;

type CookieName = keyof typeof lifetimes;

function isSecure() {
	const { protocol, hostname } = new URL(origin());
	return protocol === 'https:' || hostname === 'localhost';
}

const nameOf = (name: CookieName) => (isSecure() ? `__Host-${name}` : name);

export const ownCookies = (): string[] => (Object.keys(lifetimes) as CookieName[]).map(nameOf);

const attributes = () =>
	({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure() }) as const;

/** Only a value of a token's shape is returned, so that nothing else reaches the database. */
export function readCookie(cookies: Cookies, name: CookieName): string | undefined {
	const value = cookies.get(nameOf(name));
	return value && /^[\w-]{43}$/.test(value) ? value : undefined;
}

/** The same from a `Cookie` header. */
export const cookieIn = (header: string, name: CookieName): string | undefined =>
	new RegExp(`(?:^|;)\\s*${nameOf(name)}=([\\w-]{43})(?:;|$)`).exec(header)?.[1];

/** As `bringsSession`, for headers that SvelteKit has not read. */
export const hasSession = ({ cookie = '' }: { cookie?: string }): boolean =>
	cookie.includes(`${nameOf('session')}=`);

export function hasCookie(cookies: Cookies, name: CookieName): boolean {
	return cookies.get(nameOf(name)) !== undefined;
}

export function setCookie(cookies: Cookies, name: CookieName, token: string): void {
	cookies.set(nameOf(name), token, { ...attributes(), maxAge: lifetimes[name] });
}

export function dropCookie(cookies: Cookies, name: CookieName): void {
	cookies.delete(nameOf(name), attributes());
}
