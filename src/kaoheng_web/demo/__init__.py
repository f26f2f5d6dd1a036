"""演示数据: Jincheng with invented people and numbers, made only through the actions that everybody uses."""
