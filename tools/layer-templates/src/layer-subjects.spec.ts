import { join } from 'node:path';
import { findEnvironment } from '@hipaa-cdk/platform';
import { layerSubjects } from './layer-subjects';

const workspaceRoot = join(__dirname, '..', '..', '..');

test('a layer is judged as the profile of its environment asks for', async () => {
  const subjects = await layerSubjects(workspaceRoot, [findEnvironment('prod')]);
  const storage = subjects.find(({ name }) => name === 'storage prod');
  expect(storage).toMatchObject({ layer: 'storage', environment: 'prod', context: { removal: 'retain' } });
  expect(Object.values(storage?.template.Resources ?? {}).map(({ Type }) => Type)).toContain(
    'AWS::S3::Bucket',
  );
});
