import { vi } from 'vitest';

// Components read the page of the current request, and a test that renders one has no request.
vi.mock('$app/state', () => ({ page: { url: new URL('https://rulewatch.example/'), data: {} } }));
