import { describeFailure } from '@hipaa-cdk/layer/failure';
import { assertSameChanges } from './same-changes';

try {
  const [reviewed = '', now = ''] = process.argv.slice(2);
  console.log(`as reviewed: ${assertSameChanges(reviewed, now).join(', ')}`);
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 1;
}
