import { UserError } from '@hipaa-cdk/errors';
import { SCP_CHARACTERS, writeServiceControlPolicy } from './service-control-policy';

const file = process.argv[2] ?? 'dist/compliance/scp.json';

try {
  console.log(`${file}: ${writeServiceControlPolicy(file)} of ${SCP_CHARACTERS} characters`);
} catch (error) {
  if (!UserError.is(error)) throw error;
  console.error(error.describe());
  process.exitCode = 1;
}
