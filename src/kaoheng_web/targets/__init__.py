"""目标任务: proposed, balanced, issued in one action, changed only by approval, carried by people."""
