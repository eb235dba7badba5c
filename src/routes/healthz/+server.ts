import { withinDeadline } from '$lib/server/ops/health';
import { isStalled } from '$lib/server/jobs/state';

const headers = { 'cache-control': 'no-store' };

export async function GET() {
	const stalled = await withinDeadline(isStalled);
	return stalled === undefined
		? Response.json({ status: 'unavailable', reason: 'database' }, { status: 503, headers })
		: Response.json({ status: 'ok', deliveries: stalled ? 'stalled' : 'ok' }, { headers });
}
