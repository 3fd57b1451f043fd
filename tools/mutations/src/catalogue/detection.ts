import type { ResourceEntry } from '../resource-entry';
import { takenAway } from './common-breaks';
import { labels, wiring } from './labels';

/** Services that look for trouble. */
export const detection: readonly ResourceEntry[] = [
  {
    type: 'AWS::GuardDuty::Detector',
    settings: [
      { setting: 'Properties.Enable', breaks: [{ to: false, description: 'nobody looks for intruders' }] },
      takenAway('Properties.Features', 'nobody has decided which plans are paid for'),
      {
        setting: 'Properties.FindingPublishingFrequency',
        breaks: [{ to: 'SIX_HOURS', description: 'what is found again is told hours later' }],
      },
    ],
    plain: [labels()],
  },
  {
    type: 'AWS::SecurityHub::Hub',
    settings: [
      {
        setting: 'Properties.AutoEnableControls',
        breaks: [{ to: false, description: 'new checks are not made' }],
      },
    ],
    plain: [
      labels(),
      {
        properties: ['ControlFindingGenerator', 'EnableDefaultStandards'],
        reason: 'which checks are paid for, and how often one is told',
      },
    ],
  },
  {
    type: 'AWS::SecurityHub::Standard',
    settings: [{ setting: '', breaks: [{ to: 'absent', description: 'nothing is checked' }] }],
    plain: [wiring('StandardsArn')],
  },
  {
    type: 'AWS::AccessAnalyzer::Analyzer',
    settings: [
      {
        setting: '',
        breaks: [{ to: 'absent', description: 'nobody sees what can be reached from outside' }],
      },
    ],
    plain: [labels('Type')],
  },
];
