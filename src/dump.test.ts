import { writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { openapi } from './lib/server/outlets/api/openapi/index.ts';
it('dumps', () => writeFileSync('/tmp/api/lint/openapi.json', JSON.stringify(openapi(), null, 1)));
