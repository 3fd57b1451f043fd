import { applicationVariables } from '@hipaa-cdk/compute';
import { sampleApplication } from '@hipaa-cdk/sample-application';
import { testEnvironment } from '@hipaa-cdk/testing';
import { App } from 'aws-cdk-lib';
import { settings } from '../config';
import { app } from './main';
import { programOf } from './program';

const environment = testEnvironment('test', { compute: 'ecs' });

test('the sample comes as text, with nothing of the machine that synthesises', () => {
  expect(programOf(settings.of(environment)).command).toEqual([
    'python3',
    '-I',
    '-c',
    sampleApplication.source,
  ]);
});

test('the sample shows every variable that the platform gives, or knows what it is for', () => {
  const stack = app.addTo(new App(), environment);
  const shown = ['AUTH_', 'DATABASE_', 'SITE_', 'STORAGE_', 'APPLICATION_ENVIRONMENT', 'AWS_DEFAULT_REGION'];
  const names = Object.keys(applicationVariables(stack));
  expect(names.filter((name) => !shown.some((prefix) => name.startsWith(prefix)))).toEqual([]);
});

test('the sample leaves room for the rest of a task definition, which takes 64 KiB', () => {
  expect(JSON.stringify(programOf(settings.of(environment))).length).toBeLessThan(16 * 1024);
});
