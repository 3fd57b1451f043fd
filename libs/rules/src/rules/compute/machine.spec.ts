import { TemplateView } from '../../template-view';
import type { TemplateResource } from '@hipaa-cdk/templates';
import { machines } from './machine';

const settings = (Resources: Record<string, TemplateResource>) =>
  machines(new TemplateView({ Resources })).map((machine) => machine.settings);
const Launch = {
  Type: 'AWS::EC2::LaunchTemplate',
  Properties: { LaunchTemplateData: { KeyName: 'template', ImageId: 'ami' } },
};
const instance = (Properties: Record<string, unknown>) => ({
  Machine: { Type: 'AWS::EC2::Instance', Properties },
});

test('the settings of an instance are its properties', () => {
  expect(settings(instance({ KeyName: 'own' }))).toEqual([{ KeyName: 'own' }]);
});

test('the settings of a launch template are its data', () => {
  expect(settings({ Launch })).toEqual([{ KeyName: 'template', ImageId: 'ami' }]);
});

test('an instance takes over what its launch template says', () => {
  const LaunchTemplate = { LaunchTemplateId: { Ref: 'Launch' } };
  const [own] = settings({ ...instance({ LaunchTemplate, KeyName: 'own' }), Launch });
  expect(own).toMatchObject({ KeyName: 'own', ImageId: 'ami' });
});

test('a launch template of somebody else says nothing', () => {
  const LaunchTemplate = { LaunchTemplateId: 'lt-0123' };
  expect(settings(instance({ LaunchTemplate }))).toEqual([{ LaunchTemplate }]);
});

test('a launch configuration is a machine too', () => {
  expect(settings({ Old: { Type: 'AWS::AutoScaling::LaunchConfiguration' } })).toEqual([{}]);
});
