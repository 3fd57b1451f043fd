export { assertBudgets, budgets } from './budget';
export { type LayerCost, costRows, dollars } from './cost-table';
export { layerCosts } from './layer-costs';
