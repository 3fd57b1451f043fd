import { findEnvironment } from '@hipaa-cdk/platform';
import { settings } from '../config';

const PUBLIC_ONLY = { tiers: ['public', 'isolated'] as ('public' | 'isolated')[], nat: 'none' as const };

const problems = (environment: string) => {
  const where = findEnvironment(environment);
  return settings.problems(where, { ...settings.of(where), ...PUBLIC_ONLY }).map(({ message }) => message);
};

test('application code in public subnets is refused where patient data may enter, naming both', () => {
  expect(problems('prod')).toEqual([
    '["public","isolated"] does not go with dataClass "phi"; expected "private" among them',
  ]);
});

test('synthetic data can live with it', () => {
  expect(problems('test')).toEqual([]);
});
