import { channel } from 'node:diagnostics_channel';
import { onTestFinished, vi } from 'vitest';
import { watchVersion } from '../../../../src/lib/server/db/version.ts';

/** Watches the version of the record until the test ends, but does not poll it: that would count as queries. */
export async function watchVersionInTest(): Promise<void> {
	vi.useFakeTimers({ toFake: ['setInterval'] });
	onTestFinished(() => void vi.useRealTimers());
	onTestFinished(await watchVersion());
}

/** Waits until the process knows the version that the record has by now. */
export const versionIsRead = () =>
	new Promise<void>((done) => channel('rulewatch:revalidate').publish({ done }));
