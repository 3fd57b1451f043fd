import { findEnvironment } from '@hipaa-cdk/environments/testing';
import { partSubjects } from './subjects';

const prod = findEnvironment('prod');

const choice = (...AllowedValues: string[]) => ({ Type: 'String', AllowedValues });

const part = (Parameters: object) => ({
  name: 'server',
  version: 'v-1',
  hash: '',
  template: {
    Parameters,
    Conditions: { IsPhi: { 'Fn::Equals': [{ Ref: 'PHI' }, 'YES'] } },
    Resources: { Key: { Type: 'AWS::KMS::Key', Condition: 'IsPhi' }, Queue: { Type: 'AWS::SQS::Queue' } },
  },
});

const both = part({
  Environment: choice('PROD', 'TEST'),
  PHI: choice('YES', 'NO'),
  Size: choice('small', 'large'),
});
const subjects = partSubjects('catalog', prod, both);

test('every way in which the conditions come out is judged, and every value that is used', () => {
  expect(subjects.map(({ name }) => name)).toEqual([
    'catalog server prod PROD YES small',
    'catalog server prod TEST NO small',
  ]);
});

test('a parameter that shows in a resource is judged with each of its values', () => {
  const sized = {
    ...part({ Size: choice('small', 'large') }),
    template: {
      Parameters: { Size: choice('small', 'large') },
      Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { Ref: 'Size' } } } },
    },
  };
  expect(partSubjects('catalog', prod, sized)).toHaveLength(2);
});

test('conditions are resolved for each combination', () => {
  expect(subjects.map(({ template }) => Object.keys(template.Resources))).toEqual([
    ['Key', 'Queue'],
    ['Queue'],
  ]);
});

test('a launch for health data is judged as strictly as anything', () => {
  expect(subjects[0]?.context).toMatchObject({ dataClass: 'phi', removal: 'retain' });
});

test('a launch without health data is judged as that', () => {
  expect(subjects[1]?.context).toMatchObject({ dataClass: 'synthetic', removal: 'destroy' });
});

test('a part that does not ask is judged as the account is', () => {
  const plain = { name: 'plain', version: 'v-1', hash: '', template: { Resources: {} } };
  expect(partSubjects('catalog', prod, plain)).toMatchObject([
    { name: 'catalog plain prod', context: { dataClass: 'phi', removal: 'retain' } },
  ]);
});

test('a part is named apart from its layer, so that exceptions of one do not hold for the other', () => {
  expect(subjects[0]).toMatchObject({ layer: 'catalog', part: 'server', environment: 'prod' });
});
