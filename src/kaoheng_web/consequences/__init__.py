"""What follows from final results (结果运用): measures, who sees to them by when, their proof, and the cadre record."""
