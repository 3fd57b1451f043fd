export { assertBudgets, budgets, type LayerCost, costRows, dollars } from './budget';
export { layerCosts } from './layer-costs';
