"""评委评分: scoring departments, leaders and experts rate units, each with reasons where they are asked for."""
